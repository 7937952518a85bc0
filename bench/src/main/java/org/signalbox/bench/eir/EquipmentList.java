package org.signalbox.bench.eir;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.signalbox.core.Imei;

/**
 * Equipment in an order that no cache foresees: the numbers of an even walk through all IMEIs,
 * which never meets itself.
 *
 * @param size how many are on the list
 */
record EquipmentList(int size) {

  /** Coprime to the count of IMEIs, so that the walk takes each once. */
  private static final long STEP = 61_803_398_874_989L;

  /** The equipment behind one on the walk. */
  static long next(long equipment) {
    long next = equipment + STEP;
    return next >= Imei.EQUIPMENT_END ? next - Imei.EQUIPMENT_END : next;
  }

  /** The first of the list. */
  static long first() {
    return 0;
  }

  /** Writes the list as CSV. */
  void write(Path file) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("imei,status,reason\n");
      long equipment = first();
      for (int written = 0; written < size; written++) {
        out.write(Imei.digits(equipment));
        out.write(",black,stolen\n");
        equipment = next(equipment);
      }
    }
  }
}
