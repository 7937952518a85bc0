package org.signalbox.ocs.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.signalbox.diameter.message.DecodeResult;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.MessageDecoder;
import org.signalbox.diameter.message.MessageFault;
import org.signalbox.diameter.message.Origin;

/**
 * Real requests with octets changed at random: each is read or refused, never neither, and what
 * answers it can be read.
 */
class RequestMutationTest {

  private static final Origin LOCAL = Origin.of("ocs.test", "test");
  private static final int ROUNDS = 20_000;
  private static final long SEED = 0x5EED_0CC5L;

  static Stream<byte[]> real() {
    return Stream.of(
        OpenGsBytes.initial(),
        OpenGsBytes.update(1, 60, 700_000, 200_000),
        OpenGsBytes.termination(2, 5, 10, 20),
        KamailioBytes.initial(30),
        KamailioBytes.update(1, 7, 30),
        KamailioBytes.termination(2, 7));
  }

  @ParameterizedTest
  @MethodSource("real")
  void shouldReadOrRefuseWhateverComes(byte[] original) {
    // Given
    SplittableRandom random = new SplittableRandom(SEED);
    int refused = 0;

    // When
    for (int round = 0; round < ROUNDS; round++) {
      byte[] changed = changed(original, random);
      refused += isAnswered(changed, round) ? 0 : 1;
    }

    // Then
    assertThat(refused).as("some changes are noticed").isGreaterThan(ROUNDS / 200);
  }

  private static byte[] changed(byte[] original, SplittableRandom random) {
    byte[] changed = original.clone();
    int changes = random.nextInt(1, 4);
    for (int i = 0; i < changes; i++) {
      changed[random.nextInt(20, changed.length)] = (byte) random.nextInt(256);
    }
    return changed;
  }

  /** False when the request was refused. */
  private static boolean isAnswered(byte[] bytes, int round) {
    if (!(MessageDecoder.decode(bytes) instanceof DecodeResult.Decoded decoded)) {
      return true;
    }
    try {
      return switch (CreditControlRequestDecoder.read(decoded.message())) {
        case CreditControlReading.Read(CreditControlRequest request) -> {
          check(CreditControlAnswerEncoder.encode(request, answer(request), LOCAL), round);
          yield true;
        }
        case CreditControlReading.Refused(MessageFault fault) -> {
          check(CreditControlAnswerEncoder.refuse(decoded.message(), fault, LOCAL), round);
          yield false;
        }
      };
    } catch (RuntimeException e) {
      throw new AssertionError("seed " + SEED + " round " + round, e);
    }
  }

  private static CreditControlAnswer answer(CreditControlRequest request) {
    List<ServiceAnswer> services =
        request.services().stream()
            .map(service ->
                ServiceAnswer.of(service, 2001)
                    .withGranted(service.requested().orElse(ServiceUnits.NONE)))
            .toList();
    CreditControlAnswer plain = CreditControlAnswer.of(2001);
    return new CreditControlAnswer(
        2001, request.unitsPlace(), services, plain.cost(), plain.balance(), plain.failure());
  }

  private static void check(DiameterMessage answer, int round) {
    byte[] bytes = answer.encoded();
    boolean isReadable =
        MessageDecoder.decode(bytes) instanceof DecodeResult.Decoded again
            && Arrays.equals(again.message().encoded(), bytes);
    assertThat(isReadable).as("seed %d round %d", SEED, round).isTrue();
  }
}
