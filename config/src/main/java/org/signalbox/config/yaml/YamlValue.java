package org.signalbox.config.yaml;

import java.util.List;
import org.signalbox.core.SourcePosition;

/** A value of a YAML file with its place. Scalars are texts, as written: 007 stays 007. */
public sealed interface YamlValue {

  /** Where it begins. */
  SourcePosition position();

  /** What it is, as a problem says what was found. */
  String found();

  /** A scalar. */
  record Text(String text, SourcePosition position) implements YamlValue {

    @Override
    public String found() {
      return "\"" + text + "\"";
    }
  }

  /** A list. */
  record Items(List<YamlValue> items, SourcePosition position) implements YamlValue {

    public Items {
      items = List.copyOf(items);
    }

    @Override
    public String found() {
      return "a list";
    }
  }

  /**
   * A mapping.
   *
   * @param members in the order of the file, each key once
   */
  record Section(List<Member> members, SourcePosition position) implements YamlValue {

    public Section {
      members = List.copyOf(members);
    }

    @Override
    public String found() {
      return "a section";
    }
  }

  /** A key without a value, or null. */
  record Nothing(SourcePosition position) implements YamlValue {

    @Override
    public String found() {
      return "nothing";
    }
  }

  /**
   * A key of a section and what it says.
   *
   * @param position of the key
   */
  record Member(String key, SourcePosition position, YamlValue value) {}
}
