/// The whole loop on one machine: a hub, a small picture site beside it, and everybody who has a
/// part: a person, a reviewer, an uploader. They meet over HTTP alone, through the same pages and
/// calls as anybody.
@NullMarked
package org.recourse.cli.demo.loop;

import org.jspecify.annotations.NullMarked;
