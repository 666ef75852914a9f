/// The staff's pages: the queue by time left, one item with all its copies, decisions.
@NullMarked
package org.recourse.server.console;

import org.jspecify.annotations.NullMarked;
