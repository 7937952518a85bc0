package org.signalbox.testsupport;

import java.util.SplittableRandom;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/** Hands out the seeded randomness of {@link Seeded} and names the seed when a test fails. */
public final class SeedExtension implements ParameterResolver, TestExecutionExceptionHandler {

  private static final String PROPERTY = "signalbox.seed";
  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(SeedExtension.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == SplittableRandom.class;
  }

  @Override
  public SplittableRandom resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return new SplittableRandom(seed(context));
  }

  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    AssertionError named =
        new AssertionError(
            failure.getMessage() + " [repeat with -D" + PROPERTY + "=" + seed(context) + "]",
            failure);
    named.setStackTrace(failure.getStackTrace());
    throw named;
  }

  private static long seed(ExtensionContext context) {
    return context
        .getStore(NAMESPACE)
        .computeIfAbsent(
            PROPERTY, key -> Long.getLong(PROPERTY, new SplittableRandom().nextLong()), Long.class);
  }
}
