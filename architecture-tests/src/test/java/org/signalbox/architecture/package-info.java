/** The rules of the house as tests; each is shown to fail on a control that breaks it. */
@NullMarked
package org.signalbox.architecture;

import org.jspecify.annotations.NullMarked;
