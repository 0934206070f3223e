"""A person's sessions as iCalendar, for programs that know nothing of this one."""
