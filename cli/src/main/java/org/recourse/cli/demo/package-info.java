/// Shows the main job on pictures that come with the program.
///
/// The only place of the program that opens pictures in its own process: its own ones, which it
/// knows by their digests.
@NullMarked
package org.recourse.cli.demo;

import org.jspecify.annotations.NullMarked;
