package org.signalbox.config.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.signalbox.config.ValueForm;
import org.signalbox.core.NearestName;
import org.signalbox.core.Problem;
import org.signalbox.core.SourcePosition;

/**
 * Takes the keys of one section. What was never asked for is unknown, and {@link #finish} refuses
 * it with the nearest name. One use each, by one thread.
 */
public final class SectionReader {

  private final YamlValue.Section section;
  private final List<Problem> problems;
  private final Map<String, YamlValue.Member> members = new LinkedHashMap<>();
  private final Set<String> asked = new LinkedHashSet<>();

  /**
   * @param section what is read
   * @param problems takes what is wrong
   */
  public SectionReader(YamlValue.Section section, List<Problem> problems) {
    this.section = section;
    this.problems = problems;
    section.members().forEach(member -> members.put(member.key(), member));
  }

  /**
   * A reader of a value that has to be a section; of an empty one otherwise, with a problem.
   *
   * @param keys what its keys say, for the problem
   */
  public static SectionReader of(YamlValue value, String keys, List<Problem> problems) {
    if (value instanceof YamlValue.Section section) {
      return new SectionReader(section, problems);
    }
    problems.add(new Problem(value.position(), value.found(), "a section with " + keys));
    return new SectionReader(new YamlValue.Section(List.of(), value.position()), problems);
  }

  /** Where the section begins. */
  public SourcePosition position() {
    return section.position();
  }

  /** The value of a key, whatever it is. */
  public Optional<YamlValue> value(String key) {
    return member(key).map(YamlValue.Member::value);
  }

  /** A key with its place and value. */
  public Optional<YamlValue.Member> member(String key) {
    asked.add(key);
    return Optional.ofNullable(members.get(key));
  }

  /** Where a key stands; where the section begins when it does not. */
  public SourcePosition position(String key) {
    YamlValue.Member member = members.get(key);
    return member == null ? section.position() : member.position();
  }

  /** The text of a key by its form. */
  public <T> Optional<T> optional(String key, ValueForm<T> form) {
    return value(key).flatMap(value -> read(value, form)).map(Located::value);
  }

  /** The text of a key by its form; a problem when the key is missing. */
  public <T> Optional<T> required(String key, ValueForm<T> form) {
    if (member(key).isEmpty()) {
      problems.add(new Problem(section.position(), "no " + key, key + ": " + form.description()));
    }
    return optional(key, form);
  }

  /** The texts of a key: one, or a list of them. Empty when the key is missing. */
  public <T> List<Located<T>> list(String key, ValueForm<T> form) {
    return value(key).map(value -> texts(value, form)).orElseGet(List::of);
  }

  /** A text, or a list of texts. */
  public <T> List<Located<T>> texts(YamlValue value, ValueForm<T> form) {
    List<Located<T>> found = new ArrayList<>();
    if (value instanceof YamlValue.Items items) {
      items.items().forEach(item -> read(item, form).ifPresent(found::add));
      if (items.items().isEmpty()) {
        problems.add(new Problem(value.position(), "an empty list", form.description()));
      }
    } else {
      read(value, form).ifPresent(found::add);
    }
    return found;
  }

  /** A text by its form. */
  public <T> Optional<Located<T>> read(YamlValue value, ValueForm<T> form) {
    if (!(value instanceof YamlValue.Text text)) {
      problems.add(new Problem(value.position(), value.found(), form.description()));
      return Optional.empty();
    }
    try {
      return Optional.of(new Located<>(form.decode(text.text()), text.position()));
    } catch (IllegalArgumentException e) {
      problems.add(new Problem(text.position(), form.quoted(text.text()), form.description()));
      return Optional.empty();
    }
  }

  /** The section of a key. */
  public Optional<SectionReader> section(String key, String keys) {
    return value(key).map(value -> of(value, keys, problems));
  }

  /** The items of a key that has to be a list. */
  public List<YamlValue> items(String key, String items) {
    Optional<YamlValue> value = value(key);
    if (value.isEmpty()) {
      return List.of();
    }
    if (value.get() instanceof YamlValue.Items list) {
      return list.items();
    }
    problems.add(new Problem(value.get().position(), value.get().found(), "a list of " + items));
    return List.of();
  }

  /** The members of a key that has to be a section whose keys are names. */
  public List<YamlValue.Member> named(String key, String names) {
    Optional<YamlValue> value = value(key);
    if (value.isEmpty()) {
      return List.of();
    }
    if (value.get() instanceof YamlValue.Section byName) {
      return byName.members();
    }
    problems.add(new Problem(value.get().position(), value.get().found(), "a section of " + names));
    return List.of();
  }

  /** Refuses the keys that nobody asked for. */
  public void finish() {
    for (YamlValue.Member member : members.values()) {
      if (!asked.contains(member.key())) {
        problems.add(
            new Problem(
                member.position(),
                "unknown key \"" + member.key() + "\"",
                NearestName.of(member.key(), asked)
                    .map(nearest -> "\"" + nearest + "\"")
                    .orElse("one of " + String.join(", ", asked))));
      }
    }
  }
}
