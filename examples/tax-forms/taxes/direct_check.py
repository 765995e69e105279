"""The fix: `isinstance` on Form answers from the class's own ancestors, without the machinery of abc."""

from abc import ABCMeta


class DirectMeta(ABCMeta):
    """Form classes are always real subclasses, so type's own check is enough."""

    def __instancecheck__(cls, instance):
        return type.__instancecheck__(cls, instance)

    def __subclasscheck__(cls, subclass):
        return type.__subclasscheck__(cls, subclass)
