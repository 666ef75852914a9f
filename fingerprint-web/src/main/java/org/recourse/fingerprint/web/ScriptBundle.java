package org.recourse.fingerprint.web;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Joins modules to one script, for a page that is a single file. Used once, by one thread.
///
/// A page that was opened from a disk can load no modules. Ours import by name from files beside
/// them, and export functions, classes and constants where they are declared; that is all that is
/// understood here, and everything else is refused. Each module becomes a function that returns
/// what it exports, so that names of one are not seen in another. Nothing is made smaller: who
/// wants to know what the page does can read it.
final class ScriptBundle {

  private static final Pattern IMPORT = Pattern.compile(
      "^import (\\{[^}]*}) from '(?:\\.\\.?/)+(?:web/)?([\\w-]+\\.js)';$", Pattern.MULTILINE);
  private static final Pattern EXPORT =
      Pattern.compile("^export ((?:async )?function|class|const) (\\w+)", Pattern.MULTILINE);
  private static final Pattern NOT_UNDERSTOOD =
      Pattern.compile("^(import|export)\\b|\\bimport\\.meta\\b|</script|<!--", Pattern.MULTILINE);

  /// Where modules come from.
  interface Source {
    /// Returns the text of a module by its file name.
    String read(String name);
  }

  private final Source source;
  private final Map<String, String> modules = new LinkedHashMap<>();
  private final Deque<String> entered = new ArrayDeque<>();

  private ScriptBundle(Source source) {
    this.source = source;
  }

  /// Returns a script that runs a module and all that it imports.
  ///
  /// @param entry the file name of the module
  /// @param name the global variable that holds what the module exports
  static String of(String entry, String name, Source source) {
    ScriptBundle bundle = new ScriptBundle(source);
    String last = bundle.add(entry);
    return "'use strict';\n\nglobalThis." + name + " = (() => {\n"
        + String.join("\n", bundle.modules.values())
        + "\nreturn " + last + ";\n})();\n";
  }

  // Adds a module after those that it needs, and returns the name of what holds its exports.
  private String add(String file) {
    String variable = file.replace(".js", "").replace('-', '_') + "_js";
    if (modules.containsKey(file)) {
      return variable;
    }
    if (entered.contains(file)) {
      throw new IllegalArgumentException("modules import each other: " + file);
    }
    entered.push(file);
    String imported = IMPORT
        .matcher(source.read(file))
        .replaceAll(found -> Matcher.quoteReplacement(
            "const " + found.group(1) + " = " + add(found.group(2)) + ";"));
    List<String> exports = new ArrayList<>();
    String body = EXPORT.matcher(imported).replaceAll(found -> {
      exports.add(found.group(2));
      return Matcher.quoteReplacement(found.group(1) + " " + found.group(2));
    });
    Matcher rest = NOT_UNDERSTOOD.matcher(body);
    if (rest.find()) {
      throw new IllegalArgumentException("not understood in " + file + ": " + rest.group());
    }
    modules.put(
        file,
        "const " + variable + " = (() => {\n" + body.strip() + "\n\nreturn { "
            + String.join(", ", exports) + " };\n})();\n");
    entered.pop();
    return variable;
  }
}
