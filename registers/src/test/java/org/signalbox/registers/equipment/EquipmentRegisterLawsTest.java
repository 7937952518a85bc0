package org.signalbox.registers.equipment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.signalbox.core.Imei;
import org.signalbox.core.Pei;
import org.signalbox.core.Supi;
import org.signalbox.testsupport.Seeded;

/** The register answers as one does that looks at every entry. */
class EquipmentRegisterLawsTest {

  private static final List<String> SUBSCRIPTIONS =
      List.of("imsi-001010000000001", "imsi-01010000000001", "imsi-001010000000002", "nai-a@b.c");
  private static final List<String> ADDRESSES =
      List.of("mac-00-00-5e-00-53-00", "mac-00-00-5e-00-53-01", "eui-ff-ff-ff-ff-ff-ff-ff-ff");

  @Test
  @Seeded
  void shouldAnswerAsTheNaiveRegisterThroughChanges(SplittableRandom random) {
    // Given
    List<String> differences = new ArrayList<>();

    // When
    for (int run = 0; run < 40; run++) {
      EquipmentPolicy policy =
          random.nextBoolean()
              ? EquipmentPolicy.USUAL
              : new EquipmentPolicy(Optional.empty(), EquipmentStatus.GREYLISTED);
      EquipmentRegister register = new EquipmentRegister(policy);
      NaiveRegister naive = new NaiveRegister(policy);
      for (int step = 0; step < 60; step++) {
        change(random, register, naive);
        for (int i = 0; i < 10; i++) {
          compare(random, register, naive).ifPresent(differences::add);
        }
      }
    }

    // Then
    assertThat(differences).isEmpty();
  }

  @Test
  void shouldNotGrowByWhatIsAskedForOrRemoved() {
    // Given
    EquipmentRegister register = new EquipmentRegister(EquipmentPolicy.USUAL);
    EquipmentSelector address = EquipmentSelector.parse(ADDRESSES.getFirst()).orElseThrow();
    EntryKey listed = EntryKey.of(address);
    register.put(List.of(new MarkedKey(listed, EquipmentMark.BLACKLISTED)));
    EntryKey strange = new EntryKey(address, Optional.of(new Supi("nai-nobody@b.c")));
    EntryKey other = EntryKey.of(EquipmentSelector.parse(ADDRESSES.getLast()).orElseThrow());

    // When
    register.remove(List.of(strange, other));

    // Then
    assertThat(register.markOf(strange)).isEmpty();
    assertThat(register.markOf(other)).isEmpty();
    assertThat(register.markOf(listed)).contains(EquipmentMark.BLACKLISTED);
    assertThat(register.names()).isEqualTo(1);
  }

  private static void change(
      SplittableRandom random, EquipmentRegister register, NaiveRegister naive) {
    boolean isBulk = random.nextInt(20) == 0;
    List<MarkedKey> put = new ArrayList<>();
    for (int i = 0; i < (isBulk ? 300 : 1 + random.nextInt(4)); i++) {
      Optional<Supi> supi = random.nextInt(3) == 0 ? Optional.of(supi(random)) : Optional.empty();
      int marks = supi.isPresent() ? 4 : 3;
      EntryKey key = new EntryKey(selector(random), supi);
      put.add(new MarkedKey(key, EquipmentMark.fromCode(random.nextInt(marks))));
    }
    register.put(put);
    put.forEach(naive::put);
    List<EntryKey> removed =
        put.stream().map(MarkedKey::key).filter(_ -> random.nextInt(2) == 0).toList();
    register.remove(removed);
    removed.forEach(naive::remove);
  }

  private static Optional<String> compare(
      SplittableRandom random, EquipmentRegister register, NaiveRegister naive) {
    Pei pei = pei(random);
    Optional<Supi> supi = random.nextBoolean() ? Optional.of(supi(random)) : Optional.empty();
    Verdict expected = naive.check(pei, supi);
    Verdict answered = register.check(pei, supi);
    Match decisive =
        register.matches(pei, supi).stream().filter(Match::decides).findFirst().orElseThrow();
    boolean same =
        answered.equals(expected)
            && decisive.basis() == expected.basis()
            && decisive.status().equals(expected.status());
    return same
        ? Optional.empty()
        : Optional.of(pei + " " + supi + ": " + answered + ", expected " + expected);
  }

  /** Few numbers, about the borders of types, so that entries meet. */
  private static Imei imei(SplittableRandom random) {
    long tac = 35_209_900L + random.nextInt(3);
    long[] serials = {0, 1, 2, 499_999, 500_000, 999_998, 999_999};
    return Imei.of(tac * Imei.SERIALS + serials[random.nextInt(serials.length)]);
  }

  private static Pei pei(SplittableRandom random) {
    return random.nextInt(5) == 0
        ? Pei.parse(ADDRESSES.get(random.nextInt(ADDRESSES.size()))).orElseThrow()
        : imei(random);
  }

  private static Supi supi(SplittableRandom random) {
    return new Supi(SUBSCRIPTIONS.get(random.nextInt(SUBSCRIPTIONS.size())));
  }

  private static EquipmentSelector selector(SplittableRandom random) {
    return switch (random.nextInt(3)) {
      case 0 -> EquipmentSelector.one(pei(random));
      case 1 -> new EquipmentSelector.Type(imei(random).tac());
      default -> {
        Imei one = imei(random);
        Imei other = imei(random);
        yield one.equipment() <= other.equipment()
            ? EquipmentSelector.range(one, other)
            : EquipmentSelector.range(other, one);
      }
    };
  }
}
