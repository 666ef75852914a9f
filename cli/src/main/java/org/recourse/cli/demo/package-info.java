/// What `recourse demo` shows, on pictures that come with the program or are drawn.
///
/// Begin with [org.recourse.cli.demo.loop.Walk]. Only here and in the jailed child are pictures
/// opened: those that we made or chose.
@NullMarked
package org.recourse.cli.demo;

import org.jspecify.annotations.NullMarked;
