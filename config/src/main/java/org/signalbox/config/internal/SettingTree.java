package org.signalbox.config.internal;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.signalbox.config.Setting;

/** The keys of all settings as a tree, along which a file is read. */
public final class SettingTree {

  private final Map<String, SettingTree> children = new LinkedHashMap<>();
  private @Nullable Setting<?> setting;

  private SettingTree() {}

  /** The tree of these settings. */
  public static SettingTree of(Collection<Setting<?>> settings) {
    SettingTree root = new SettingTree();
    for (Setting<?> setting : settings) {
      SettingTree node = root;
      for (String segment : setting.path()) {
        node = node.children.computeIfAbsent(segment, name -> new SettingTree());
      }
      node.setting = setting;
    }
    return root;
  }

  /** What a key leads to; a placeholder takes every name. */
  public Optional<SettingTree> child(String key) {
    SettingTree child = children.get(key);
    if (child == null && takesAnyName()) {
      child = children.values().iterator().next();
    }
    return Optional.ofNullable(child);
  }

  /** The keys that may stand here; a placeholder among them. */
  public Set<String> keys() {
    return children.keySet();
  }

  /** Whether any name may stand here. */
  public boolean takesAnyName() {
    return children.size() == 1 && Setting.isPlaceholder(children.keySet().iterator().next());
  }

  /** The setting whose value stands here; empty for a section. */
  public Optional<Setting<?>> setting() {
    return Optional.ofNullable(setting);
  }
}
