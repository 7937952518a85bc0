package org.signalbox.bench.eir;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.signalbox.core.Imei;
import org.signalbox.core.Supi;
import org.signalbox.registers.equipment.EntryKey;
import org.signalbox.registers.equipment.EquipmentMark;
import org.signalbox.registers.equipment.EquipmentSelector;
import org.signalbox.registers.equipment.MarkedKey;

/**
 * A list with devices in an order that no cache foresees: the numbers of an even walk through all
 * IMEIs, which never meets itself. Before them come types and ranges, and pairs of a subscription
 * and its equipment.
 *
 * @param size how many devices are on the list, all of them black
 */
record EquipmentList(int size) {

  /** White types, the first so many TACs. */
  static final int TYPES = 1_000;

  /** White ranges: the first half of the serial numbers of the TACs behind the types. */
  static final int RANGES = 1_000;

  /** Subscriptions with an entry: each is locked to one type. */
  static final int PAIRS = 10_000;

  /** Coprime to the count of IMEIs, so that the walk takes each once. */
  private static final long STEP = 61_803_398_874_989L;

  /** The equipment behind one on the walk. */
  static long next(long equipment) {
    long next = equipment + STEP;
    return next >= Imei.EQUIPMENT_END ? next - Imei.EQUIPMENT_END : next;
  }

  /** The first of the devices. */
  static long first() {
    return 0;
  }

  /** Some equipment of a listed type, another for each number. */
  static long ofType(long number) {
    return number % (TYPES * Imei.SERIALS);
  }

  /** Some equipment of a listed range, another for each number. */
  static long ofRange(long number) {
    return (TYPES + number % RANGES) * Imei.SERIALS + number / RANGES % (Imei.SERIALS / 2);
  }

  /** A subscription; the even ones have an entry. */
  static Supi subscription(int number) {
    return Supi.parse("imsi-00101%010d".formatted(number)).orElseThrow();
  }

  /** Entries on the list. */
  long entries() {
    return (long) size + TYPES + RANGES + PAIRS;
  }

  /** Hands over all entries in pieces. */
  void pieces(int atOnce, Consumer<List<MarkedKey>> to) {
    List<MarkedKey> piece = new ArrayList<>(atOnce);
    entries(entry -> {
      piece.add(entry);
      if (piece.size() == atOnce) {
        to.accept(List.copyOf(piece));
        piece.clear();
      }
    });
    to.accept(List.copyOf(piece));
  }

  private void entries(Consumer<MarkedKey> to) {
    for (int tac = 0; tac < TYPES; tac++) {
      to.accept(white(new EquipmentSelector.Type(tac)));
    }
    for (int tac = TYPES; tac < TYPES + RANGES; tac++) {
      long from = tac * Imei.SERIALS;
      to.accept(white(new EquipmentSelector.Range(from, from + Imei.SERIALS / 2 - 1)));
    }
    for (int pair = 0; pair < PAIRS; pair++) {
      EquipmentSelector type = new EquipmentSelector.Type(pair);
      EntryKey key = new EntryKey(type, Optional.of(subscription(2 * pair)));
      to.accept(new MarkedKey(key, EquipmentMark.WHITELISTED));
    }
    long equipment = first();
    for (int device = 0; device < size; device++) {
      EntryKey key = EntryKey.of(new EquipmentSelector.OneImei(equipment));
      to.accept(new MarkedKey(key, EquipmentMark.BLACKLISTED));
      equipment = next(equipment);
    }
  }

  private static MarkedKey white(EquipmentSelector selector) {
    return new MarkedKey(EntryKey.of(selector), EquipmentMark.WHITELISTED);
  }

  /** Writes the list as CSV. */
  void write(Path file) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      StringBuilder lines = new StringBuilder("imei,imsi,status,reason\n");
      pieces(
          10_000,
          piece -> {
            for (MarkedKey entry : piece) {
              lines.append(entry.key().equipment().text()).append(',');
              lines.append(entry.key().supiText()).append(',');
              lines.append(entry.mark()).append(",listed\n");
            }
            append(out, lines);
          });
    }
  }

  private static void append(BufferedWriter out, StringBuilder lines) {
    try {
      out.append(lines);
      lines.setLength(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
