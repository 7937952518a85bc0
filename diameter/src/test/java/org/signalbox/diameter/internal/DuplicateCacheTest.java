package org.signalbox.diameter.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.MessageBuilder;
import org.signalbox.diameter.message.ResultCode;
import org.signalbox.diameter.node.NodeLimits;
import org.signalbox.diameter.node.VirtualNodeTime;

class DuplicateCacheTest {

  private static final int MEBIBYTE = 1024 * 1024;

  private final NodeLimits limits = NodeLimits.defaults();
  private final DuplicateCache cache = new DuplicateCache(limits, new VirtualNodeTime());

  private static DiameterMessage request(String host, int endToEnd) {
    MessageBuilder builder = DiameterMessage.request(4, 272).identifiers(0, endToEnd);
    builder.text(BaseAvp.ORIGIN_HOST, host);
    return builder.build();
  }

  private static DiameterMessage answer(DiameterMessage request, int octets) {
    return request
        .answer()
        .result(ResultCode.SUCCESS)
        .build()
        .append(BaseAvp.CLASS, new byte[octets]);
  }

  @Test
  void shouldGiveTheAnswerOfTheFirstToTheSecond() {
    // Given
    DiameterMessage request = request("mme01.example", 7);
    DiameterMessage answer = answer(request, 4);
    cache.claim(request).answered(answer);
    List<DiameterMessage> given = new ArrayList<>();

    // When
    DuplicateCache.Claim again = cache.claim(request("MME01.EXAMPLE", 7));
    again.whenAnswered(given::add);

    // Then
    assertThat(again.isDuplicate()).isTrue();
    assertThat(given).containsExactly(answer);
  }

  @Test
  void shouldForgetTheOldestAnswersWhenTheyTakeTooMuchMemory() {
    // Given
    DiameterMessage first = request("mme01.example", 0);
    cache.claim(first).answered(answer(first, MEBIBYTE));

    // When
    for (int i = 1; i <= 128; i++) {
      DiameterMessage request = request("mme01.example", i);
      cache.claim(request).answered(answer(request, MEBIBYTE));
    }

    // Then
    assertThat(cache.claim(request("mme01.example", 128)).isDuplicate()).isTrue();
    assertThat(cache.claim(first).isDuplicate()).isFalse();
  }

  @Test
  void shouldForgetTheOldestRequestsWhenTheirNamesTakeTooMuchMemory() {
    // Given
    String host = "m".repeat(MEBIBYTE);
    cache.claim(request(host, 0));

    // When
    for (int i = 1; i <= 129; i++) {
      cache.claim(request(host, i));
    }

    // Then
    assertThat(cache.claim(request(host, 129)).isDuplicate()).isTrue();
    assertThat(cache.claim(request(host, 0)).isDuplicate()).isFalse();
  }

  @Test
  void shouldForgetTheOldestRequestsWhenThereAreTooMany() {
    // Given
    cache.claim(request("mme01.example", 0));

    // When
    for (int i = 1; i <= limits.duplicatesMax(); i++) {
      cache.claim(request("mme01.example", i));
    }

    // Then
    assertThat(cache.claim(request("mme01.example", 0)).isDuplicate()).isFalse();
  }

  @Test
  void shouldNotForgetANewRequestForTheErrorOfAnOldOneOfTheSameName() {
    // Given
    DuplicateCache.Claim old = cache.claim(request("mme01.example", 0));
    for (int i = 1; i <= limits.duplicatesMax(); i++) {
      cache.claim(request("mme01.example", i));
    }
    cache.claim(request("mme01.example", 0));

    // When
    old.answered(request("mme01.example", 0).answer().result(ResultCode.TOO_BUSY).build());

    // Then
    assertThat(cache.claim(request("mme01.example", 0)).isDuplicate()).isTrue();
  }
}
