package org.signalbox.ocs.mapping;

import java.util.Arrays;
import java.util.List;

/**
 * Templates of which the first that gives a text counts. Immutable; any thread.
 *
 * @param templates in the order in which they are tried; none gives the empty text
 */
record TextChoice(List<TextTemplate> templates) {

  TextChoice {
    templates = List.copyOf(templates);
  }

  static TextChoice of(FieldSource... sources) {
    return new TextChoice(Arrays.stream(sources).map(TextTemplate::of).toList());
  }

  static TextChoice of(String literal) {
    return new TextChoice(List.of(TextTemplate.of(literal)));
  }

  String of(FieldView view) {
    // By number, here and in rules: each request asks dozens, and an iterator is an object.
    for (int i = 0; i < templates.size(); i++) {
      String text = templates.get(i).of(view);
      if (!text.isEmpty()) {
        return text;
      }
    }
    return "";
  }
}
