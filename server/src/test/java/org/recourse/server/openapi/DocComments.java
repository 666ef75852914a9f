package org.recourse.server.openapi;

import static java.util.stream.Collectors.joining;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// What the sources' documentation comments say, read by the compiler's own parser.
final class DocComments {

  private final Map<String, Doc> docs = new HashMap<>();

  /// One comment.
  ///
  /// @param text what stands before the tags, without line breaks
  /// @param parameters what is said of each
  record Doc(String text, Map<String, String> parameters) {

    static final Doc NONE = new Doc("", Map.of());

    /// Returns the first sentence, without its full stop.
    String summary() {
      String first = text.split("(?<=\\.) ", 2)[0];
      return first.endsWith(".") ? first.substring(0, first.length() - 1) : first;
    }
  }

  /// Reads all sources under some folders.
  static DocComments of(Path... folders) throws IOException {
    DocComments comments = new DocComments();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      for (Path folder : folders) {
        try (Stream<Path> walk = Files.walk(folder)) {
          List<Path> sources = walk.filter(
                  file -> file.toString().endsWith(".java") && !file.endsWith("module-info.java"))
              .toList();
          comments.read((JavacTask) compiler.getTask(
              null, files, null, null, null, files.getJavaFileObjectsFromPaths(sources)));
        }
      }
    }
    return comments;
  }

  private void read(JavacTask task) throws IOException {
    DocTrees trees = DocTrees.instance(task);
    for (CompilationUnitTree unit : task.parse()) {
      String folder = unit.getPackageName() == null ? "" : unit.getPackageName() + ".";
      new Reader(trees, folder).scan(unit, null);
    }
  }

  /// Returns what is said of a class.
  Doc of(Class<?> type) {
    return docs.getOrDefault(type.getCanonicalName(), Doc.NONE);
  }

  /// Returns what is said of a method.
  Doc of(Method method) {
    String parameters =
        Stream.of(method.getParameterTypes()).map(Class::getSimpleName).collect(joining(","));
    return docs.getOrDefault(
        key(method.getDeclaringClass().getCanonicalName(), method.getName(), parameters), Doc.NONE);
  }

  /// Returns what is said of an enum's constant.
  Doc of(Enum<?> constant) {
    return docs.getOrDefault(
        constant.getDeclaringClass().getCanonicalName() + "." + constant.name(), Doc.NONE);
  }

  private static String key(String type, String method, String parameters) {
    return type + "#" + method + "(" + parameters + ")";
  }

  private static Doc parse(@Nullable String comment) {
    if (comment == null) {
      return Doc.NONE;
    }
    Map<String, String> tags = new LinkedHashMap<>();
    StringBuilder text = new StringBuilder();
    StringBuilder current = text;
    String parameter = "";
    for (String line : comment.strip().lines().map(String::strip).toList()) {
      if (line.startsWith("@")) {
        keep(tags, parameter, current);
        String[] parts = line.split(" ", 3);
        parameter = parts[0].equals("@param") && parts.length == 3 ? parts[1] : "";
        current = new StringBuilder(parameter.isEmpty() ? "" : parts[2]);
      } else {
        current.append(current.isEmpty() ? "" : " ").append(line);
      }
    }
    keep(tags, parameter, current);
    return new Doc(plain(text.toString()), tags);
  }

  private static void keep(Map<String, String> tags, String parameter, StringBuilder text) {
    if (!parameter.isEmpty()) {
      tags.put(parameter, plain(text.toString()));
    }
  }

  // Links to our classes lead nowhere for who reads the document.
  private static String plain(String text) {
    return text.replaceAll("\\[([^\\]]+)\\]\\[[^\\]]*\\]", "$1")
        .replaceAll("\\[#?([A-Za-z.#]+)\\]", "`$1`")
        .replaceAll("\\s+", " ")
        .strip();
  }

  private final class Reader extends TreePathScanner<@Nullable Void, @Nullable Void> {

    private final DocTrees trees;
    private String within;

    Reader(DocTrees trees, String within) {
      this.trees = trees;
      this.within = within;
    }

    private Doc doc() {
      return parse(trees.getDocComment(getCurrentPath()));
    }

    @Override
    public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
      String outer = within;
      docs.put(outer + type.getSimpleName(), doc());
      within = outer + type.getSimpleName() + ".";
      super.visitClass(type, null);
      within = outer;
      return null;
    }

    @Override
    public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
      String type = within.substring(0, within.length() - 1);
      String parameters = method.getParameters().stream()
          .map(parameter -> parameter.getType().toString().replaceAll("<.*|.*\\.", ""))
          .collect(joining(","));
      docs.put(key(type, method.getName().toString(), parameters), doc());
      return null;
    }

    @Override
    public @Nullable Void visitVariable(VariableTree variable, @Nullable Void nothing) {
      docs.put(within + variable.getName(), doc());
      return null;
    }
  }
}
