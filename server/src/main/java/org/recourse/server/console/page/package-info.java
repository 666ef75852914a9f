/// What all pages of the staff have in common: the layout's contents, the navigation, how they
/// say that something went wrong.
@NullMarked
package org.recourse.server.console.page;

import org.jspecify.annotations.NullMarked;
