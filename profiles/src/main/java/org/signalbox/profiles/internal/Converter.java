package org.signalbox.profiles.internal;

/** Makes another text of a text. */
@FunctionalInterface
interface Converter {

  /**
   * @throws EvaluationFault when the text is not of the form that is converted
   */
  String convert(String text);
}
