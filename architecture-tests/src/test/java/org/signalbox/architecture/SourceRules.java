package org.signalbox.architecture;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;

/** What every source file keeps to. Each rule returns one sentence a breach. */
final class SourceRules {

  static final int FILE_LINES_MAX = 600;
  static final int METHOD_LINES_MAX = 70;
  static final int PARAMETERS_MAX = 4;

  // Letters in brackets keep the patterns from matching their own text.
  private static final Pattern UNFINISHED = Pattern.compile("\\b(TO[D]O|FIX[M]E)\\b");
  private static final Pattern VAGUE_NAME =
      Pattern.compile("(Manager|Util|Utils|Helper|Helpers|Data|Info)$");
  private static final Pattern DISABLED_SILENTLY = Pattern.compile("@[D]isabled(?!\\s*\\(\\s*\")");
  private static final Pattern SLEEP = Pattern.compile("\\bThread\\s*\\.\\s*sleep\\b");

  private SourceRules() {}

  static List<String> fileTooLong(JavaSource source) {
    long lines = source.text().lines().count();
    return lines > FILE_LINES_MAX ? List.of(source.path() + " has " + lines + " lines") : List.of();
  }

  static List<String> unfinished(JavaSource source) {
    return matches(source, UNFINISHED, "is unfinished");
  }

  static List<String> disabledWithoutReason(JavaSource source) {
    return matches(source, DISABLED_SILENTLY, "disables a test without a reason");
  }

  static List<String> sleepInTest(JavaSource source) {
    return source.isTest() ? matches(source, SLEEP, "sleeps in a test") : List.of();
  }

  static List<String> vagueName(JavaSource source) {
    return VAGUE_NAME.matcher(source.typeName()).find()
        ? List.of(source.path() + " has a name that says nothing")
        : List.of();
  }

  private static List<String> matches(JavaSource source, Pattern pattern, String breach) {
    List<String> found = new ArrayList<>();
    int line = 0;
    for (String text : source.text().lines().toList()) {
      line++;
      Matcher matcher = pattern.matcher(text);
      if (matcher.find()) {
        found.add(source.path() + ":" + line + " " + breach);
      }
    }
    return found;
  }

  static List<String> methodTooLong(JavaSource source) {
    List<String> found = new ArrayList<>();
    JavaSource.Parsed parsed = source.parse();
    new TreePathScanner<Void, Void>() {
      @Override
      public Void visitMethod(MethodTree method, Void nothing) {
        var positions = parsed.trees().getSourcePositions();
        long start = parsed.line(positions.getStartPosition(parsed.unit(), method));
        long end = parsed.line(positions.getEndPosition(parsed.unit(), method));
        if (end - start + 1 > METHOD_LINES_MAX) {
          found.add(source.path() + ":" + start + " " + method.getName() + " is too long");
        }
        return super.visitMethod(method, null);
      }
    }.scan(parsed.unit(), null);
    return found;
  }

  /**
   * In main code; the parameters of a parameterised test are the columns of its table. A method
   * that overrides has the signature of a library: one of ours would be found where it is declared.
   */
  static List<String> tooManyParameters(JavaSource source) {
    if (source.isTest()) {
      return List.of();
    }
    List<String> found = new ArrayList<>();
    JavaSource.Parsed parsed = source.parse();
    new TreePathScanner<Void, Void>() {
      @Override
      public Void visitMethod(MethodTree method, Void nothing) {
        boolean isOurs = !method.getName().contentEquals("<init>") && !overrides(method);
        if (isOurs && method.getParameters().size() > PARAMETERS_MAX) {
          found.add(source.path() + " " + method.getName() + " has too many parameters");
        }
        return super.visitMethod(method, null);
      }
    }.scan(parsed.unit(), null);
    return found;
  }

  private static boolean overrides(MethodTree method) {
    return method.getModifiers().getAnnotations().stream()
        .anyMatch(annotation -> annotation.getAnnotationType().toString().equals("Override"));
  }

  /** Public types of main code, nested ones included, say what they are. */
  static List<String> publicTypeWithoutJavadoc(JavaSource source) {
    if (source.path().contains("/src/test/")) {
      return List.of();
    }
    List<String> found = new ArrayList<>();
    JavaSource.Parsed parsed = source.parse();
    new TreePathScanner<Void, Void>() {
      @Override
      public Void visitClass(ClassTree type, Void nothing) {
        if (isPublic(getCurrentPath(), type.getModifiers())
            && parsed.trees().getDocComment(getCurrentPath()) == null) {
          found.add(source.path() + " " + type.getSimpleName() + " has no Javadoc");
        }
        return super.visitClass(type, null);
      }
    }.scan(parsed.unit(), null);
    return found;
  }

  private static boolean isPublic(TreePath path, ModifiersTree modifiers) {
    Tree parent = path.getParentPath().getLeaf();
    boolean inInterface = parent.getKind() == Tree.Kind.INTERFACE;
    return modifiers.getFlags().contains(Modifier.PUBLIC)
        || (inInterface && parent instanceof ClassTree type && isPublicType(type));
  }

  private static boolean isPublicType(ClassTree type) {
    return type.getModifiers().getFlags().contains(Modifier.PUBLIC);
  }
}
