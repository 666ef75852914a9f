/// Sessions of the staff's pages, in the memory of this process: a restart signs everybody out.
@NullMarked
package org.recourse.server.console.session;

import org.jspecify.annotations.NullMarked;
