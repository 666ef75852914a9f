/// Who may do what on the staff's pages: every handler names its act, and one without is closed.
@NullMarked
package org.recourse.server.console.access;

import org.jspecify.annotations.NullMarked;
