// C++ protobuf on the benchmark's workloads. Reads lines `MODE ITERATIONS` and writes nanoseconds, one line each, so
// that the benchmark can run it in turns with everything else. MODE: fresh, reuse, arena. Argument: a file of bytes.
#include <google/protobuf/arena.h>

#include <ctime>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

#include "smartme/realtime/v1/realtime.pb.h"

using smartme::realtime::v1::DeviceDataArray;

static double kept = 0;

static void keep(const DeviceDataArray& message) {
  if (message.devicedataitems_size() > 0) kept += message.devicedataitems(0).devicevalues_size();
}

// Nanoseconds that the processor has worked for this program.
static long long processor_time() {
  timespec now;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return now.tv_sec * 1000000000LL + now.tv_nsec;
}

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  std::ifstream file(argv[1], std::ios::binary);
  const std::string bytes((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  const int size = static_cast<int>(bytes.size());

  DeviceDataArray reused;
  std::string mode;
  long iterations = 0;
  while (std::cin >> mode >> iterations) {
    const auto start = processor_time();
    for (long i = 0; i < iterations; i++) {
      if (mode == "reuse") {
        if (!reused.ParseFromArray(bytes.data(), size)) return 1;
        keep(reused);
      } else if (mode == "arena") {
        google::protobuf::Arena arena;
        auto* message = google::protobuf::Arena::CreateMessage<DeviceDataArray>(&arena);
        if (!message->ParseFromArray(bytes.data(), size)) return 1;
        keep(*message);
      } else {
        DeviceDataArray message;
        if (!message.ParseFromArray(bytes.data(), size)) return 1;
        keep(message);
      }
    }
    std::cout << processor_time() - start << std::endl;
  }
  return kept < 0;
}
