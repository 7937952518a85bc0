/** Service-based interfaces of the running program, by clients that share no code with it. */
@NullMarked
package org.signalbox.interop.sbi;

import org.jspecify.annotations.NullMarked;
