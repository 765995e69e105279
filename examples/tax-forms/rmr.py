"""The runnable minimal reproduce: builds the forms and one household, and calculates it."""

import argparse

from taxes.calculator import Calculator
from taxes.direct_check import DirectMeta
from taxes.forms import Form, make_forms


class DirectForm(Form, metaclass=DirectMeta):
    """The base of the fixed variant."""


class Amount(int):
    """A plain amount with a type of its own: every kind of value is asked about once, and then abc remembers."""


def household(registry, values):
    """Values as they come from a file: each kind of amount is a class of its own, now and then with a form among them."""
    forms = list(registry.values())
    result = []
    for number in range(values):
        kind = type(f"Amount{number}", (Amount,), {})
        result.append(kind(number * 100))
        if number % 10 == 0:
            result.append(forms[number % len(forms)](number * 1000))
    return result


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--groups", type=int, default=200, help="groups of forms, direct subclasses of the base")
    parser.add_argument("--forms", type=int, default=10, help="forms in each group")
    parser.add_argument("--values", type=int, default=300, help="plain values to calculate")
    parser.add_argument("--fixed", action="store_true", help="bypass the machinery of abc")
    arguments = parser.parse_args()
    base = DirectForm if arguments.fixed else Form
    registry = make_forms(base, arguments.groups, arguments.forms)
    due = Calculator(base).calculate(household(registry, arguments.values))
    print(f"{len(registry)} kinds of forms, {arguments.values} values: {due} cents due")


if __name__ == "__main__":
    main()
