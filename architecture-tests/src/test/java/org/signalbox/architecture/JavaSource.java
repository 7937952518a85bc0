package org.signalbox.architecture;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.signalbox.testsupport.RepositoryFolder;

/**
 * One source file.
 *
 * @param path from the top of the repository
 * @param text what it holds
 */
record JavaSource(String path, String text) {

  /** Several rules look into the same tree, and parsing is most of their time. */
  private static final Map<String, Parsed> PARSED = new ConcurrentHashMap<>();

  /** A parsed file with what is needed to find positions and comments in it. */
  record Parsed(CompilationUnitTree unit, Trees trees) {

    long line(long position) {
      return unit.getLineMap().getLineNumber(position);
    }
  }

  /** Every source file of the repository, tests included. */
  static List<JavaSource> all() {
    Path top = RepositoryFolder.resolve("");
    try (Stream<Path> files = Files.walk(top)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> top.relativize(file).toString().matches("[^/]+/src/.*"))
          .sorted()
          .map(file -> read(top, file))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JavaSource read(Path top, Path file) {
    try {
      return new JavaSource(top.relativize(file).toString(), Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean isTest() {
    return path.contains("/src/test/") || path.matches("(test-support|fuzz)/.*");
  }

  /** The simple name of the file's type. */
  String typeName() {
    return path.substring(path.lastIndexOf('/') + 1, path.length() - ".java".length());
  }

  /** Parses without resolving names, so that any file can be read by itself; once a text. */
  Parsed parse() {
    return PARSED.computeIfAbsent(text, unparsed -> parseText());
  }

  private Parsed parseText() {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    SimpleJavaFileObject file =
        new SimpleJavaFileObject(
            URI.create("string:///" + path), SimpleJavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
          }
        };
    JavacTask task =
        (JavacTask) compiler.getTask(null, null, null, List.of("-proc:none"), null, List.of(file));
    try {
      return new Parsed(task.parse().iterator().next(), Trees.instance(task));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
