package org.signalbox.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SecretTest {

  @Test
  void shouldMatchOnlyItsOwnText() {
    // Given
    Secret secret = new Secret("hunter2");

    // Then
    assertThat(secret.matches("hunter2")).isTrue();
    assertThat(secret.matches("hunter")).isFalse();
    assertThat(secret.matches("")).isFalse();
    assertThat(secret.reveal()).isEqualTo("hunter2");
  }

  @Test
  void shouldNotTellItself() {
    assertThat(new Secret("hunter2")).hasToString("(secret)");
  }
}
