package org.signalbox.app.internal.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.signalbox.core.OperatorFault;

class VoucherKeyTest {

  @TempDir Path data = Path.of("");

  @Test
  void shouldMakeAKeyOnceWhereThereAreNoVouchers() {
    // Given
    byte[] first = VoucherKey.of(data, () -> false);

    // When
    byte[] second = VoucherKey.of(data, () -> true);

    // Then
    assertThat(second).isEqualTo(first).hasSize(32);
  }

  @Test
  void shouldMakeNoOtherKeyWhileThereAreVouchers() {
    // When
    ThrowableAssert.ThrowingCallable made = () -> VoucherKey.of(data, () -> true);

    // Then
    assertThatThrownBy(made)
        .isInstanceOf(OperatorFault.class)
        .hasMessageContaining(data.resolve("voucher.key").toString())
        .hasMessageContaining("voucher.key.renew");
    assertThat(data).isEmptyDirectory();
  }

  @Test
  void shouldMakeAnotherKeyWhenToldSoOnce() throws IOException {
    // Given
    Files.createFile(data.resolve("voucher.key.renew"));

    // When
    byte[] key = VoucherKey.of(data, () -> true);

    // Then
    assertThat(key).hasSize(32);
    assertThat(data.resolve("voucher.key.renew")).doesNotExist();
  }
}
