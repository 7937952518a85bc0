package org.signalbox.registers.equipment.internal;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.signalbox.core.Supi;
import org.signalbox.registers.equipment.EntryKey;
import org.signalbox.registers.equipment.EquipmentSelector;

/** The keys of entries that an import removed, as text: one a line, the subscription last. */
public final class RemovedKeys {

  private RemovedKeys() {}

  static String text(List<EntryKey> keys) {
    return keys.stream()
        .map(key -> key.equipment().text() + " " + key.supiText())
        .collect(Collectors.joining("\n"));
  }

  /** Reads them back; what is no key is left out. */
  public static List<EntryKey> of(String text) {
    return text.lines()
        .flatMap(line -> {
          int blank = line.indexOf(' ');
          return blank < 0
              ? Stream.empty()
              : EquipmentSelector.parse(line.substring(0, blank))
                  .map(equipment -> new EntryKey(equipment, Supi.parse(line.substring(blank + 1))))
                  .stream();
        })
        .toList();
  }
}
