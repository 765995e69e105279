/** Reports of matches tell more than before: all runs are matched anew when they are looked at next. */
export const matchesMadeAnew = "UPDATE run SET matched_revision = NULL;";
