package org.signalbox.bench.dra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.signalbox.bench.dra.RelaySetup.Kind;

class BenchGroupTest {

  @Test
  void shouldTakeAWholeGroupByItsName() {
    // When
    List<Integer> cases =
        BenchGroup.all().stream().map(group -> group.only("rules").cases()).toList();

    // Then
    assertThat(cases).contains(10);
  }

  @Test
  void shouldTakeOneLoadByAPartOfItsName() {
    // Given
    BenchGroup traffic = BenchGroup.all().getFirst();

    // When
    BenchGroup part = traffic.only("50 CONNECTIONS");

    // Then
    assertThat(part.loads()).containsExactly(RelayLoad.closed(50, 2));
    assertThat(part.relays()).isEqualTo(traffic.relays());
  }

  @Test
  void shouldTakeOneRelayByAPartOfItsName() {
    // Given
    BenchGroup rules = BenchGroup.all().get(2);

    // When
    BenchGroup part = rules.only("rt_ereg");

    // Then
    assertThat(part.relays())
        .containsExactly(RelaySetup.ruled(Kind.SIGNALBOX, RuleSet.eregExpressions(50)));
  }

  @Test
  void shouldLeaveTheDaemonOut() {
    // When
    List<BenchGroup> groups = BenchGroup.all().stream().map(BenchGroup::withoutReference).toList();

    // Then
    assertThat(groups).flatMap(BenchGroup::relays).noneMatch(RelaySetup::isReference);
    assertThat(groups).allMatch(group -> group.cases() > 0);
  }
}
