package org.signalbox.profiles.internal;

import java.math.BigDecimal;
import java.util.List;
import org.signalbox.core.UsageText;
import org.signalbox.profiles.ProfileFault;

/** Converters that calculate, exactly. */
final class NumberConverters {

  private NumberConverters() {}

  static Converter multiply(String written, List<String> parameters) {
    BigDecimal factor = parameter(written, parameters);
    return text -> NumberText.format(read(text).multiply(factor));
  }

  static Converter divide(String written, List<String> parameters) {
    BigDecimal divisor = parameter(written, parameters);
    if (divisor.signum() == 0) {
      throw ConverterParser.unsupported(written);
    }
    return text -> NumberText.format(NumberText.quotient(read(text), divisor));
  }

  static String number(String text) {
    return NumberText.format(read(text));
  }

  /** A number, or a duration as its nanoseconds. */
  static BigDecimal read(String text) {
    return NumberText.parse(text).orElseGet(() -> nanoseconds(text));
  }

  private static BigDecimal nanoseconds(String text) {
    if (text.isEmpty()) {
      throw notNumber(text);
    }
    try {
      return BigDecimal.valueOf(UsageText.parse(text));
    } catch (IllegalArgumentException e) {
      throw notNumber(text);
    }
  }

  private static EvaluationFault notNumber(String text) {
    return new EvaluationFault("not a number: \"" + Excerpt.of(text) + "\"");
  }

  private static BigDecimal parameter(String written, List<String> parameters) {
    if (parameters.size() != 1) {
      throw ConverterParser.unsupported(written);
    }
    return NumberText.parse(parameters.getFirst())
        .orElseThrow(() ->
            new ProfileFault(
                "converter <" + written + "> needs a number, have: <" + parameters + ">"));
  }
}
