package org.signalbox.testsupport;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs one {@link SignalboxProcess} for all tests of a class, on an empty data folder, and gives
 * it, an {@link HttpRpcClient} or a {@link TcpRpcClient} to test methods that have such a
 * parameter.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(RunningSignalboxExtension.class)
public @interface RunningSignalbox {

  /** Settings as {@code KEY=VALUE}. */
  String[] value() default {};
}
