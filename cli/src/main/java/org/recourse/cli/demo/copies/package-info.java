/// Changed copies, side by side: photographs are banked, copies of them changed as people do, and
/// looked up.
@NullMarked
package org.recourse.cli.demo.copies;

import org.jspecify.annotations.NullMarked;
