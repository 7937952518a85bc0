package org.signalbox.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.ArrayLoadInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Finds binary floating point in compiled classes: in fields, in signatures, in calls, in constants
 * and in the instructions of method bodies, where it leaves no other trace.
 */
final class FloatingPointScan {

  private FloatingPointScan() {}

  /** Every use in the class files below a folder, one sentence each. */
  static List<String> below(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".class"))
          .sorted()
          .flatMap(file -> in(file).stream())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every use in one class file. */
  static List<String> in(Path classFile) {
    try {
      return in(ClassFile.of().parse(classFile));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> in(ClassModel model) {
    String name = model.thisClass().asInternalName().replace('/', '.');
    List<String> found = new ArrayList<>();
    model
        .fields()
        .forEach(field -> {
          if (isFloating(field.fieldType().stringValue())) {
            found.add(name + ": field " + field.fieldName().stringValue());
          }
        });
    model.methods().forEach(method -> scan(name, method, found));
    return found;
  }

  private static void scan(String owner, MethodModel method, List<String> found) {
    String where = owner + "." + method.methodName().stringValue();
    if (isFloating(method.methodType().stringValue())) {
      found.add(where + ": signature " + method.methodType().stringValue());
    }
    method
        .code()
        .ifPresent(code -> {
          for (CodeElement element : code) {
            if (element instanceof Instruction instruction && isFloating(instruction)) {
              found.add(where + ": " + instruction);
            }
          }
        });
  }

  private static boolean isFloating(Instruction instruction) {
    return switch (instruction) {
      case InvokeInstruction call ->
          isFloating(call.type().stringValue())
              || isBoxed("L" + call.owner().asInternalName() + ";");
      case FieldInstruction access -> isFloating(access.type().stringValue());
      case ConstantInstruction constant ->
          constant.constantValue() instanceof Double || constant.constantValue() instanceof Float;
      case ArrayLoadInstruction load -> isFloatingOpcode(load);
      default -> isFloatingOpcode(instruction);
    };
  }

  /** Opcodes of floating point begin with D or F, or convert to one: {@code i2d}, {@code l2f}. */
  private static boolean isFloatingOpcode(Instruction instruction) {
    String opcode = instruction.opcode().name().toUpperCase(Locale.ROOT);
    return opcode.matches(
            "[DF](ADD|SUB|MUL|DIV|REM|NEG|LOAD|STORE|CONST|RETURN|CMP|ALOAD|ASTORE|2).*")
        || opcode.matches("[ILDF]2[DF]");
  }

  private static boolean isFloating(String descriptor) {
    // Class names are cut out first: only what remains are primitive letters.
    String primitives = descriptor.replaceAll("L[^;]*;", "");
    return primitives.contains("D") || primitives.contains("F") || isBoxed(descriptor);
  }

  private static boolean isBoxed(String descriptor) {
    return descriptor.contains("Ljava/lang/Double;") || descriptor.contains("Ljava/lang/Float;");
  }
}
