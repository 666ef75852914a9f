/// What the faces share when they receive, decide and answer: the rules of
/// [org.recourse.casework] put to work on the stores and the hub.
///
/// Begin with [NoticeDesk], [CaseDesk] and [ReviewDesk]. Nothing here speaks HTTP.
@NullMarked
package org.recourse.server.casework;

import org.jspecify.annotations.NullMarked;
