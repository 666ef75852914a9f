package org.recourse.server.console.page;

import org.recourse.casework.staff.StaffAct;

/// One line of the navigation. Every bean of this type is shown to whoever may do its act.
///
/// @param order smallest first
/// @param path of the page, as `/queue`
/// @param text the key of its name in the console's texts, as `nav.queue`
/// @param act what the page needs
public record NavEntry(int order, String path, String text, StaffAct act) {}
