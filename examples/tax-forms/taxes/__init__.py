"""A tax calculator whose time goes where nobody looks."""
