/// The ports on which the program answers, each for one kind of people: what is open on one is not
/// there on another.
@NullMarked
package org.recourse.server.faces;

import org.jspecify.annotations.NullMarked;
