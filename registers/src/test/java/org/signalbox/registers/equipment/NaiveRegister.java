package org.signalbox.registers.equipment;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.signalbox.core.Imei;
import org.signalbox.core.Pei;
import org.signalbox.core.Supi;

/** The precedence of the register as plainly as it can be said: look at every entry. */
final class NaiveRegister {

  private final Map<EntryKey, EquipmentMark> entries = new LinkedHashMap<>();
  private final EquipmentPolicy policy;

  NaiveRegister(EquipmentPolicy policy) {
    this.policy = policy;
  }

  void put(MarkedKey entry) {
    entries.put(entry.key(), entry.mark());
  }

  void remove(EntryKey key) {
    entries.remove(key);
  }

  Verdict check(Pei pei, Optional<Supi> supi) {
    if (supi.isPresent()) {
      List<MarkedKey> ofSubscription =
          entries.entrySet().stream()
              .filter(entry -> entry.getKey().supi().equals(supi))
              .map(entry -> new MarkedKey(entry.getKey(), entry.getValue()))
              .toList();
      Optional<MarkedKey> pair = narrowest(ofSubscription, pei);
      if (pair.isPresent()) {
        boolean exact = width(pair.get().key().equipment()) == 0;
        return new Verdict(exact ? Basis.PAIR : Basis.PAIR_RANGE, pair.get().mark().status());
      }
      List<MarkedKey> locks =
          ofSubscription.stream().filter(entry -> entry.mark() == EquipmentMark.LOCKED).toList();
      if (!locks.isEmpty() && locks.stream().noneMatch(lock -> holds(lock, pei))) {
        return new Verdict(Basis.LOCK_BREACH, Optional.of(policy.lockBreach()));
      }
    }
    List<MarkedKey> ofAny =
        entries.entrySet().stream()
            .filter(entry -> entry.getKey().supi().isEmpty())
            .map(entry -> new MarkedKey(entry.getKey(), entry.getValue()))
            .toList();
    return narrowest(ofAny, pei)
        .map(entry ->
            new Verdict(
                width(entry.key().equipment()) == 0 ? Basis.EXACT : Basis.RANGE,
                entry.mark().status()))
        .orElse(new Verdict(Basis.DEFAULT, policy.unknown()));
  }

  private static Optional<MarkedKey> narrowest(List<MarkedKey> entries, Pei pei) {
    List<EquipmentMark> strictFirst =
        List.of(EquipmentMark.BLACKLISTED, EquipmentMark.GREYLISTED, EquipmentMark.WHITELISTED);
    return entries.stream()
        .filter(entry -> entry.mark() != EquipmentMark.LOCKED)
        .filter(entry -> holds(entry, pei))
        .min(
            Comparator.comparingLong((MarkedKey entry) -> width(entry.key().equipment()))
                .thenComparingInt(entry -> strictFirst.indexOf(entry.mark())));
  }

  private static boolean holds(MarkedKey entry, Pei pei) {
    return switch (entry.key().equipment()) {
      case EquipmentSelector.OneImei one ->
          pei instanceof Imei imei && imei.equipment() == one.equipment();
      case EquipmentSelector.OneAddress one -> pei.equals(one.address());
      case EquipmentSelector.Type type -> pei instanceof Imei imei && imei.tac() == type.tac();
      case EquipmentSelector.Range range ->
          pei instanceof Imei imei
              && imei.equipment() >= range.first()
              && imei.equipment() <= range.last();
    };
  }

  private static long width(EquipmentSelector selector) {
    return switch (selector) {
      case EquipmentSelector.OneImei one -> 0;
      case EquipmentSelector.OneAddress one -> 0;
      case EquipmentSelector.Type type -> Imei.SERIALS - 1;
      case EquipmentSelector.Range range -> range.last() - range.first();
    };
  }
}
