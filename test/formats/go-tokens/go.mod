module example.com/gotokens

go 1.24
