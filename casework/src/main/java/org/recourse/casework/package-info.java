/// One case from report to closure: the rules, pure.
///
/// Begin with [org.recourse.casework.notice.Notice]: what somebody tells a platform starts the
/// clocks of [org.recourse.casework.law]; [org.recourse.casework.review] decides;
/// [org.recourse.casework.cases] is the requester's own file. Nothing here reads a clock, speaks
/// SQL or HTTP, or holds a picture.
@NullMarked
package org.recourse.casework;

import org.jspecify.annotations.NullMarked;
