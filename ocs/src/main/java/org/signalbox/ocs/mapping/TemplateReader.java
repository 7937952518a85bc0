package org.signalbox.ocs.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.signalbox.config.ValueForm;
import org.signalbox.config.yaml.Located;
import org.signalbox.config.yaml.SectionReader;
import org.signalbox.core.Problem;
import org.signalbox.core.SourcePosition;

/** Reads texts with fields in braces. Used by one thread. */
final class TemplateReader {

  private static final int CHARACTERS_MAX = 1_000;

  private static final ValueForm<String> TEXT =
      new ValueForm<>(
          "a text of up to " + CHARACTERS_MAX + " characters with fields in braces",
          TemplateReader::sound);

  private final FieldNames names;
  private final List<Problem> problems;

  TemplateReader(FieldNames names, List<Problem> problems) {
    this.names = names;
    this.problems = problems;
  }

  private static String sound(String text) {
    if (text.length() > CHARACTERS_MAX || text.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(text);
    }
    return text;
  }

  /** One text, or a list of which the first that gives something counts; empty without the key. */
  Optional<TextChoice> choice(SectionReader section, String key) {
    if (section.member(key).isEmpty()) {
      return Optional.empty();
    }
    List<TextTemplate> templates = new ArrayList<>();
    for (Located<String> text : section.list(key, TEXT)) {
      template(text).ifPresent(templates::add);
    }
    return Optional.of(new TextChoice(templates));
  }

  private Optional<TextTemplate> template(Located<String> written) {
    String text = written.value();
    List<TextTemplate.Part> parts = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int open = text.indexOf('{', at);
      int literalEnd = open < 0 ? text.length() : open;
      if (text.substring(at, literalEnd).indexOf('}') >= 0) {
        return unbalanced(written);
      }
      if (literalEnd > at) {
        parts.add(new TextTemplate.Literal(text.substring(at, literalEnd)));
      }
      if (open < 0) {
        break;
      }
      int close = text.indexOf('}', open);
      if (close < 0) {
        return unbalanced(written);
      }
      Optional<FieldSource> source =
          names.find(text.substring(open + 1, close).strip(), written.position());
      if (source.isEmpty()) {
        return Optional.empty();
      }
      parts.add(new TextTemplate.Field(source.get()));
      at = close + 1;
    }
    return parts.isEmpty() ? Optional.empty() : Optional.of(new TextTemplate(parts));
  }

  private Optional<TextTemplate> unbalanced(Located<String> written) {
    SourcePosition position = written.position();
    problems.add(new Problem(position, "\"" + written.value() + "\"", "every { closed by one }"));
    return Optional.empty();
  }
}
