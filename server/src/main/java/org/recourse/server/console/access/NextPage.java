package org.recourse.server.console.access;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where somebody goes on after he showed that it is he: a page of ours, whatever was sent.
public final class NextPage {

  private static final Pattern OURS = Pattern.compile("/|(/[A-Za-z0-9-]{1,40}){1,6}");

  private NextPage() {}

  /// Returns this path if it is one of ours, and else the first page.
  public static String of(@Nullable String path) {
    return path != null && OURS.matcher(path).matches() ? path : "/";
  }
}
