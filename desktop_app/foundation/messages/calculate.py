"""Sentences about input of the command ``calculate`` that can't be used."""

from __future__ import annotations

from desktop_app.foundation.messages import Sentence

SENTENCES: dict[str, Sentence] = {
    "calculate.not_found": "{path} wasn't found. Check the name of the file.",
    "calculate.unreadable": "{path} can't be read. Check that it is a file and that you have the right to read it.",
    "calculate.input_too_large": "{path} is larger than {megabytes} MB. Split the cases into several files.",
    "calculate.output_cut_off": "The result couldn't be written to the end. Give a file with --out.",
    "calculate.not_utf8": "The input isn't UTF-8 text (byte {position}). Save it as UTF-8.",
    "calculate.not_json": "The input isn't valid JSON: line {line}, column {column}. Correct it there.",
    "calculate.nested_too_deep": "The input is nested too deeply to be a list of cases.",
    "calculate.number_too_long": "The input holds a number with too many digits.",
    "calculate.not_an_object": "{place}: must be an object.",
    "calculate.not_a_list": "{place}: must be a list.",
    "calculate.repeated_key": "{place}: the key stands here twice. Keep one.",
    "calculate.unknown_key": "{place}: unknown key. Correct or remove it.",
    "calculate.missing_key": "{place}: is missing and required.",
    "calculate.other_contract": "{place}: this version knows contract {known} only.",
    "calculate.repeated_id": "{place}: the id is that of {other} already. Each case needs its own.",
    "calculate.not_a_text": "{place}: must be a text of valid characters.",
    "calculate.not_an_amount": (
        '{place}: must be a whole number of rupiah, or a text with up to two decimals such as "2773184.50".'
    ),
    "calculate.negative": "{place}: must not be negative.",
    "calculate.amount_too_large": "{place}: is larger than {largest}. Check the number.",
    "calculate.not_an_integer": "{place}: must be a whole number.",
    "calculate.outside_bounds": "{place}: must lie between {least} and {most}.",
    "calculate.not_a_flag": "{place}: must be true or false.",
    "calculate.not_among": "{place}: must be one of {known}.",
    "calculate.not_a_month": "{place}: must be a month YYYY-MM.",
    "calculate.not_a_day": "{place}: must be a day of the calendar, YYYY-MM-DD.",
    "calculate.born_later": "{place}: lies after {month}.",
    "calculate.daily_key": "{place}: is for the kind daily only, not for {kind}.",
    "calculate.first_month_outside": "{place}: must lie in the tax year of {month} and not after it.",
}
