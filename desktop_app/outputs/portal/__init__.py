"""The portals' own workbooks: recognised, filled in place, or made in their layout."""

from desktop_app.outputs.portal.profile_files import profiles
from desktop_app.outputs.portal.profiles import Profile, TemplateKind
from desktop_app.outputs.portal.template import recognise
from desktop_app.outputs.portal.writer import fill, write_portal_files

__all__ = ["Profile", "TemplateKind", "fill", "profiles", "recognise", "write_portal_files"]
