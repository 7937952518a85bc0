package org.signalbox.dra.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.signalbox.config.ValueForm;
import org.signalbox.config.yaml.Located;
import org.signalbox.config.yaml.SectionReader;
import org.signalbox.config.yaml.YamlValue;
import org.signalbox.core.Problem;
import org.signalbox.core.SourcePosition;
import org.signalbox.diameter.dictionary.Dictionary;
import org.signalbox.diameter.dictionary.DictionaryNames;
import org.signalbox.diameter.dictionary.NameLookup;

/** What was found wrong in a file so far, and the names that the dictionary knows. */
final class FileFindings {

  private static final ValueForm<String> ANY_TEXT = new ValueForm<>("a name", text -> text);

  private final List<Problem> problems = new ArrayList<>();
  private final List<Problem> warnings = new ArrayList<>();
  private final DictionaryNames names = new DictionaryNames(Dictionary.standard());

  List<Problem> problems() {
    return problems;
  }

  List<Problem> warnings() {
    return warnings;
  }

  DictionaryNames names() {
    return names;
  }

  void problem(SourcePosition position, String found, String expected) {
    problems.add(new Problem(position, found, expected));
  }

  void warning(SourcePosition position, String found, String expected) {
    warnings.add(new Problem(position, found, expected));
  }

  /** A section out of a value that has to be one. */
  SectionReader section(YamlValue value, String keys) {
    return SectionReader.of(value, keys, problems);
  }

  /** The names of a key, each looked up; one that means nothing becomes a problem. */
  <T> List<Located<T>> lookups(
      SectionReader section, String key, Function<String, NameLookup<T>> lookup) {
    return section.list(key, ANY_TEXT).stream()
        .flatMap(text ->
            lookup(text, lookup).stream().map(found -> new Located<>(found, text.position())))
        .toList();
  }

  /** One name looked up. */
  <T> Optional<T> lookup(Located<String> text, Function<String, NameLookup<T>> lookup) {
    return switch (lookup.apply(text.value())) {
      case NameLookup.Found<T>(T value) -> Optional.of(value);
      case NameLookup.Unknown<T>(String expected) -> {
        problem(text.position(), "\"" + text.value() + "\"", expected);
        yield Optional.empty();
      }
    };
  }
}
