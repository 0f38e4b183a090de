"""Sentences said under the fields of a person and the family while they are typed."""

from __future__ import annotations

from desktop_app.foundation.messages import Sentence

SENTENCES: dict[str, Sentence] = {
    "person.name_digits": "The name contains digits. SIPP compares it with the KTP letter by letter.",
    "person.name_characters": "Write the name as on the KTP, without titles, commas or signs; SIPP may refuse them.",
    "person.name_changed": (
        "Differs from {month}, whose files were made from the name {before}. SIPP and e-Dabu may not find the person."
    ),
    "person.nik_missing": "Without a NIK this person can't be registered at SIPP and e-Dabu.",
    "person.nik_digits": "A NIK has digits only.",
    "person.nik_length": "{count} digits so far, SIPP asks for 16. Check the KTP.",
    "person.nik_too_long": "{count} digits, SIPP asks for 16. Check the KTP.",
    "person.nik_birth": "The NIK names another birth date. Check both against the KTP.",
    "person.nik_sex": "The NIK names the other sex. Check the KTP.",
    "person.nik_zeros": "The NIK ends in 0000, which no real one does. Check the KTP.",
    "person.nik_province": "No province has the code {province} now. Right only if the KTP says so.",
    "person.number_taken": "{number} also belongs to {name} (NIP {nip}). The portals refuse a number twice.",
    "person.number_elsewhere": "{number} also belongs to {name} (NIP {nip}) at {company}.",
    "person.country": "Country codes have two letters, for example ID or JP.",
    "person.length": "{count} digits so far, {wanted} are asked for.",
    "person.too_long": "{count} digits, {wanted} are asked for.",
    "person.stays_overlap": "This stay begins before the one before it has ended.",
    "person.starts_far_ahead": "This is more than a year ahead. Check the year.",
    "person.digits_only": "Digits only; {wanted} of them.",
    "person.location": "{location} isn't in SIPP's list of places of work.",
    "person.npwp_nik": "A citizen's NPWP of 16 digits is the NIK, but the two differ here.",
    "person.code_length": "{count} characters; eight are usual.",
    "person.blood_group": "SIPP knows A, B, AB and O only.",
    "person.phone": "SIPP takes 9 to 14 digits that begin with 08 or 628.",
    "person.email": "This isn't the form of an e-mail address.",
    "person.not_born_yet": "The date of birth lies in the future.",
    "person.started_before_birth": "The first day of work lies before the date of birth.",
    "person.too_young": "{age} years old on the first day of work. Check both dates.",
    "person.too_old": "{age} years old. Check the year.",
    "person.identity_expired": "Expired; the portals may refuse it. Ask for the new document.",
    "person.contract_before_start": "The contract ends before the first day of work.",
    "person.no_contract_end": "A PKWT needs its end; SIPP asks for it.",
    "person.ended_before_start": "The last day lies before the first.",
    "person.no_leaving_reason": "SIPP asks for the reason when somebody leaves.",
    "person.account": "Account numbers have 5 to 20 digits and nothing else.",
    "person.account_length": "Accounts of {bank} usually have {usual} digits; this one has {count}.",
    "person.account_name": "Differs from the employee's name; the bank may refuse it.",
    "member.sex": "Doesn't fit the relation; e-Dabu refuses a husband or wife of the other sex.",
    "member.nik_missing": "e-Dabu asks for the NIK of each member. Children have one on the family card.",
    "member.nik_of_employee": "This is the NIK of {name}, the employee.",
    "member.nik_twice": "This is also the NIK of {name}.",
    "member.months_order": "The last month lies before the first one, or before the birth.",
    "member.child_older": "The child would be older than {name}.",
    "member.parent_younger": "The parent would be younger than {name}.",
    "ptkp.not_married": "PTKP {ptkp} is for married people, but the marital status says otherwise.",
    "ptkp.no_spouse": "PTKP {ptkp} counts a marriage, but the family lists no husband or wife.",
    "ptkp.spouse": "PTKP {ptkp} counts no marriage, but the family lists a wife.",
    "ptkp.no_family": "PTKP {ptkp} can't be compared: no family member is entered.",
    "ptkp.too_many": (
        "PTKP {ptkp} counts {counted} dependants; the family lists {count} on {day}. Check the statement of 1 January."
    ),
    "ptkp.more_children": (
        "The family lists {count} children on {day}, PTKP {ptkp} counts {counted}. Whoever isn't fully supported "
        "doesn't count."
    ),
    "family.age_out": "{name} turns {age} on {date}. BPJS Kesehatan covers until {month}; then the place is free.",
    "family.age_out_next": (
        "{name} turns {age} on {date}. BPJS Kesehatan covers until {month}; then {successor} takes the place and is "
        "no longer paid at 1%."
    ),
    "family.age_out_extra": "{name} turns {age} on {date} and is no longer paid at 1% from that month on.",
    "family.may_go_on": (
        "Still studying? Send the letter from the university through e-Dabu before that; cover goes on to {age}."
    ),
    "family.over_age": "{name} is past the age limit and isn't registered. Still studying? Tick it in the entry.",
    "family.spouse_employed": (
        "{name} is registered and pays through an own employer (Perpres 82/2018 art. 14(1)), takes no place here and "
        "isn't in the e-Dabu file. The family may use the higher class of the two."
    ),
    "family.second_spouse": "BPJS Kesehatan covers one spouse; {name} isn't covered by the contribution.",
}
