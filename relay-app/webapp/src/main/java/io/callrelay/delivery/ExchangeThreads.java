package io.callrelay.delivery;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The few threads that look up names, agree TLS and take in answers. Nothing on them waits for the
 * endpoint, so their number does not grow with the attempts under way.
 */
final class ExchangeThreads {
  private static final int MOST = 4;
  private static final AtomicInteger STARTED = new AtomicInteger();

  private ExchangeThreads() {}

  static ExecutorService start() {
    ThreadPoolExecutor threads =
        new ThreadPoolExecutor(
            MOST, MOST, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), ExchangeThreads::named);
    threads.allowCoreThreadTimeOut(true);
    return threads;
  }

  private static Thread named(Runnable work) {
    Thread thread = new Thread(work, "true-pulse-exchange-" + STARTED.incrementAndGet());
    thread.setDaemon(true);
    return thread;
  }
}
