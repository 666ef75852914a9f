/// Who works here, and what waits for a second person.
@NullMarked
package org.recourse.server.console.staff;

import org.jspecify.annotations.NullMarked;
