package org.signalbox.bench.eir;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.IntStream;
import org.signalbox.core.Imei;
import org.signalbox.core.Supi;
import org.signalbox.registers.equipment.EquipmentQuestion;

/**
 * What a network asks, in an order that no cache foresees. Of 32 questions one is about a listed
 * device, three about a listed type, three about a listed range and all others about equipment that
 * is on no list; one in four names a subscription, and every second of these has an entry of its
 * own. One thread.
 */
final class EquipmentQuestions {

  private static final int SUBSCRIPTIONS = 2 * EquipmentList.PAIRS;

  private final EquipmentList list;
  private final Supi[] subscriptions;
  private long equipment;
  private int left;
  private long asked;

  /**
   * @param from begins so far along the list
   */
  EquipmentQuestions(EquipmentList list, int from) {
    this.list = list;
    this.subscriptions =
        IntStream.range(0, SUBSCRIPTIONS)
            .mapToObj(EquipmentList::subscription)
            .toArray(Supi[]::new);
    this.left = list.size() - from % list.size();
    this.equipment = EquipmentList.first();
    for (int skipped = 0; skipped < list.size() - left; skipped++) {
      equipment = EquipmentList.next(equipment);
    }
  }

  /** The next question; it goes round for ever. */
  EquipmentQuestion next() {
    long number = asked++;
    equipment = --left > 0 ? EquipmentList.next(equipment) : EquipmentList.first();
    left = left > 0 ? left : list.size();
    int place = (int) (number % 32);
    long about =
        switch (place) {
          case 5 -> equipment;
          case 1, 12, 23 -> EquipmentList.ofType(equipment);
          case 3, 14, 25 -> EquipmentList.ofRange(equipment);
          default -> (equipment + 1) % Imei.EQUIPMENT_END;
        };
    Optional<Supi> supi =
        place % 4 == 0
            ? Optional.of(subscriptions[(int) (number / 4 % SUBSCRIPTIONS)])
            : Optional.empty();
    return new EquipmentQuestion(Imei.of(about), supi, EquipmentQuestion.Door.N5G);
  }

  /**
   * Writes questions as addresses, one a line, as h2load takes them.
   *
   * @param resource the address before the query
   */
  static void write(EquipmentList list, int count, String resource, Path file) throws IOException {
    EquipmentQuestions questions = new EquipmentQuestions(list, 0);
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (int i = 0; i < count; i++) {
        EquipmentQuestion question = questions.next();
        Imei imei = (Imei) question.pei();
        out.write(resource + "?pei=imei-" + imei.digits() + imei.computedCheckDigit());
        out.write(question.supi().map(supi -> "&supi=" + supi.text()).orElse(""));
        out.write("\n");
      }
    }
  }
}
